package jsupervisor.logging;

import java.util.Optional;
import java.util.function.BiConsumer;
import jsupervisor.terms.LogLevel;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Sends the warnings of libraries to the main log; what they say below that is not written. */
public final class Slf4jProvider implements SLF4JServiceProvider {
  private static volatile Optional<BiConsumer<LogLevel, String>> sink = Optional.empty();

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** From now on libraries talk to this log. */
  public static void connect(MainLog log) {
    sink = Optional.of(log::log);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return Logger::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // everything is ready
  }

  /** One library class's logger. */
  private static final class Logger extends AbstractLogger {
    private static final long serialVersionUID = 1L;

    Logger(String name) {
      this.name = name;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String pattern, Object[] arguments, Throwable cause) {
      var text = MessageFormatter.basicArrayFormat(pattern, arguments);
      var why = cause == null ? "" : ": " + cause;
      var ours = level == Level.ERROR ? LogLevel.ERROR : LogLevel.WARN;
      sink.ifPresent(log -> log.accept(ours, name + ": " + text + why));
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
      return false;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
      return true;
    }
  }
}
