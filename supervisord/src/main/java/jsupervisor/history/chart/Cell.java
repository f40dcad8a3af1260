package jsupervisor.history.chart;

import jsupervisor.history.ring.Sample;

/**
 * Some time of a history, with something in it; immutable.
 *
 * @param second when it begins, in seconds since the epoch
 * @param cpu hundredths of a percent of one processor
 * @param kilobytes of memory in RAM
 * @param micros that probes took
 * @param threads most at a time, -1 = not known
 * @param descriptors most at a time, -1 = not known
 * @param starts that were tried
 */
public record Cell(
    long second,
    Span cpu,
    Span kilobytes,
    Span micros,
    long threads,
    long descriptors,
    long starts) {

  static Cell empty(long second) {
    return new Cell(second, Span.NONE, Span.NONE, Span.NONE, Sample.NONE, Sample.NONE, 0);
  }

  Cell with(Sample sample) {
    return new Cell(
        second,
        cpu.with(sample.cpu()),
        kilobytes.with(sample.kilobytes()),
        micros.with(sample.micros()),
        Math.max(threads, sample.threads()),
        Math.max(descriptors, sample.descriptors()),
        starts + sample.starts());
  }
}
