package jsupervisor.alerts.send;

import java.io.IOException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jsupervisor.alerts.say.Forms;
import jsupervisor.alerts.say.Message;
import jsupervisor.config.alert.Webhook;

/**
 * A webhook. The connection is that of java.base: the other client of the JDK is a module of its
 * own, with threads of its own, for what HTTP/1.1 does as well.
 */
public record Hook(Webhook webhook, Forms forms) implements Target {
  private static final int CONNECT_MILLIS = 5000;
  private static final int MOST_SECONDS = 10;

  @Override
  public String word() {
    return "webhook";
  }

  @Override
  public Outcome send(Message message) {
    try {
      return post(forms.of(webhook, message).getBytes(StandardCharsets.UTF_8));
    } catch (SocketTimeoutException _) {
      return new Outcome.Failed(host() + " did not answer in time");
    } catch (UnknownHostException _) {
      return new Outcome.Failed("unknown host " + host());
    } catch (IOException e) {
      return new Outcome.Failed(host() + ": " + discreet(String.valueOf(e.getMessage())));
    }
  }

  private Outcome post(byte[] body) throws IOException {
    var connection = (HttpURLConnection) URI.create(webhook.url()).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(MOST_SECONDS * 1000);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    connection.setFixedLengthStreamingMode(body.length); // and so nothing is sent twice
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("User-Agent", "JSupervisor");
    connection.setRequestProperty("Connection", "close");
    if (webhook.form() != Webhook.Form.PAGERDUTY)
      webhook
          .key()
          .ifPresent(key -> connection.setRequestProperty("Authorization", "Bearer " + key));
    // each byte of an answer may come in time, and the answer never end
    var late =
        CompletableFuture.delayedExecutor(
            MOST_SECONDS, TimeUnit.SECONDS, Thread::startVirtualThread);
    var watchdog = CompletableFuture.runAsync(connection::disconnect, late);
    try {
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
      return outcome(connection);
    } finally {
      watchdog.cancel(false);
      connection.disconnect();
    }
  }

  private Outcome outcome(HttpURLConnection connection) throws IOException {
    int status = status(connection);
    var said = "HTTP status " + status;
    if (status >= 200 && status < 300) return new Outcome.Taken(said);
    var why = host() + ": " + said; // what else it says may repeat the address, which is the secret
    return switch (status) {
      case 400, 413, 415, 422 -> new Outcome.Refused(why);
      default -> new Outcome.Failed(why);
    };
  }

  private static int status(HttpURLConnection connection) throws IOException {
    try {
      int status = connection.getResponseCode();
      if (status < 0) throw new IOException("the answer is no HTTP");
      return status;
    } catch (HttpRetryException e) {
      return e.responseCode(); // it wants a password or another address
    }
  }

  private String host() {
    var url = URI.create(webhook.url());
    return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /** Path and query of a webhook are its secret, and errors quote them. */
  private String discreet(String text) {
    var address = URI.create(webhook.url());
    var masked = text.replace(webhook.url(), "***");
    for (var part : new String[] {address.getRawQuery(), address.getRawPath()})
      if (part != null && part.length() > 1) masked = masked.replace(part, "***");
    return webhook.key().isEmpty() ? masked : masked.replace(webhook.key().get(), "***");
  }
}
