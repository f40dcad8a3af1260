package jsupervisor.web.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jsupervisor.web.Row;

/**
 * The list as it is shown: blocks of rows, a page of them.
 *
 * @param blocks those with rows on this page
 * @param found rows that the query wants, over all pages
 * @param first number of the first row on this page, from 1
 * @param last number of the last row on this page
 * @param pages how many there are, at least 1
 */
public record Listing(List<Block> blocks, int found, int first, int last, int pages) {
  /** Rows on a page: more than most have, and as many as a browser lays out at once. */
  public static final int SIZE = 1000;

  /** Worst first; the order of the counts and of the sort by state. */
  public static final List<String> STATES =
      List.of(
          "FATAL", "BACKOFF", "UNKNOWN", "EXITED", "STARTING", "STOPPING", "STOPPED", "RUNNING");

  private static final Comparator<Row> BY_NAME =
      Comparator.comparing(Row::group).thenComparing(Row::process);

  public Listing {
    blocks = List.copyOf(blocks);
  }

  /** The rows that the query asks for. */
  public static Listing of(List<Row> rows, Query query) {
    var blocks = blocks(rows, query);
    int found = blocks.stream().mapToInt(block -> block.rows().size()).sum();
    int pages = Math.max(1, (found + SIZE - 1) / SIZE);
    int from = (Math.min(query.page(), pages) - 1) * SIZE;
    int to = Math.min(found, from + SIZE);
    return new Listing(slice(blocks, from, to), found, Math.min(found, from + 1), to, pages);
  }

  private static List<Block> blocks(List<Row> rows, Query query) {
    return switch (query.sort()) {
      case "state" -> flat(rows, query, Comparator.comparingInt(Listing::rank));
      case "uptime" -> flat(rows, query, Comparator.comparingLong(Listing::since).reversed());
      case "starts" -> flat(rows, query, Comparator.comparingInt(Row::starts).reversed());
      case "name" -> grouped(rows, query, false);
      default -> grouped(rows, query, true);
    };
  }

  private static List<Block> flat(List<Row> rows, Query query, Comparator<Row> order) {
    var sorted = rows.stream().filter(query::wants).sorted(order.thenComparing(BY_NAME)).toList();
    return List.of(block(Block.Kind.FLAT, "All processes", "", sorted, rows));
  }

  private static int rank(Row row) {
    int rank = STATES.indexOf(row.state());
    return row.problem() ? rank - STATES.size() : rank;
  }

  private static long since(Row row) {
    return row.startedMillis() == 0 ? Long.MIN_VALUE : row.startedMillis();
  }

  private static List<Block> grouped(List<Row> rows, Query query, boolean problemsFirst) {
    var wanted = rows.stream().filter(query::wants).sorted(BY_NAME).toList();
    var problems = wanted.stream().filter(row -> problemsFirst && row.problem()).toList();
    var rest = wanted.stream().filter(row -> !(problemsFirst && row.problem())).toList();
    var blocks = new ArrayList<Block>();
    blocks.add(block(Block.Kind.ATTENTION, "Needs attention", "", problems, problems));
    var groups = byGroup(rows);
    var shown = byGroup(rest);
    blocks.add(singles(rest, groups));
    groups.forEach((group, members) -> {
      if (!single(members)) blocks.add(group(group, shown.get(group), members));
    });
    return blocks;
  }

  private static Block singles(List<Row> rows, Map<String, List<Row>> groups) {
    var all = groups.values().stream().filter(Listing::single).map(List::getFirst).toList();
    var shown = rows.stream().filter(row -> single(groups.get(row.group()))).toList();
    return block(Block.Kind.SINGLES, "Programs", "", shown, all);
  }

  private static Map<String, List<Row>> byGroup(List<Row> rows) {
    return rows.stream().collect(groupingBy(Row::group, TreeMap::new, toList()));
  }

  private static Block group(String group, List<Row> shown, List<Row> members) {
    var rows = shown == null ? List.<Row>of() : shown;
    return block(Block.Kind.GROUP, Words.visible(group), group, rows, members);
  }

  /** A program without a group of its own making: a heading would only repeat its name. */
  private static boolean single(List<Row> members) {
    return members.size() == 1 && members.getFirst().name().equals(members.getFirst().group());
  }

  private static Block block(
      Block.Kind kind, String title, String group, List<Row> shown, List<Row> all) {
    int running = (int) all.stream().filter(row -> row.state().equals("RUNNING")).count();
    return new Block(kind, title, group, shown, all.size(), running);
  }

  private static List<Block> slice(List<Block> blocks, int from, int to) {
    var sliced = new ArrayList<Block>();
    int start = 0;
    for (var block : blocks) {
      int size = block.rows().size();
      var rows = block.rows().subList(within(from - start, size), within(to - start, size));
      start += size;
      if (!rows.isEmpty())
        sliced.add(
            new Block(
                block.kind(), block.title(), block.group(), rows, block.total(), block.running()));
    }
    return sliced;
  }

  private static int within(int at, int size) {
    return Math.clamp(at, 0, size);
  }
}
