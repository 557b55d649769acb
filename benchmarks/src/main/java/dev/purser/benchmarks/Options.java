package dev.purser.benchmarks;

import dev.purser.benchmarks.load.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param rounds how often each measurement is made, all of them in turns
 * @param entries how many the grown books have
 * @param profile where recordings of the services and their statements go; null for none
 */
public record Options(
    int seconds,
    int rounds,
    List<Integer> connections,
    Set<Subject> subjects,
    int entries,
    @Nullable Path profile) {
  static final String USAGE =
      """
      Usage: ./purser bench [--quick] [--seconds N] [--rounds N] [--connections N,...]
                            [--only SUBJECT,...] [--entries N] [--profile FOLDER]

        --quick            1 and 64 connections, 3 seconds each
        --seconds N        how long each measurement takes, 1 to 600; 10 unless said
        --rounds N         how often each is made, in turns, 1 to 100; once unless said
        --connections N,.. how many connections, 1 to 256 each; 1, 16, 64 and 256 unless said
        --only SUBJECT,..  some of: %s
        --entries N        how many entries the grown books have, 20000 to 20000000; 2000000 unless
                           said, of which 1000000 are on one account
        --profile FOLDER   keep a flight recording of each service and its top statements there
      """
          .formatted(Subject.options());

  private static final int MAX_SECONDS = 600;
  private static final int MAX_ROUNDS = 100;
  private static final int MAX_CONNECTIONS = 256;
  private static final int MIN_ENTRIES = 20_000;
  private static final int MAX_ENTRIES = 20_000_000;

  /** How many times as long as a measurement the compiler of the JVM gets beforehand. */
  private static final long WARM_UP = 2;

  private static final int QUICK_SECONDS = 3;
  private static final Options NORMAL =
      new Options(10, 1, List.of(1, 16, 64, 256), EnumSet.allOf(Subject.class), 2_000_000, null);

  public Options {
    connections = List.copyOf(connections);
    subjects = Set.copyOf(subjects);
  }

  /**
   * Reads the command line.
   *
   * @throws UsageException with a sentence that says what is wrong with it
   */
  static Options parse(String... arguments) {
    var rest = new ArrayDeque<>(Arrays.asList(arguments));
    var options = NORMAL;
    while (!rest.isEmpty()) {
      options = options.with(rest.removeFirst(), rest);
    }
    return options;
  }

  Pace pace() {
    return new Pace(Duration.ofSeconds(Math.clamp(seconds / 3, 1, 5)), Duration.ofSeconds(seconds));
  }

  Pace warmUpPace() {
    return new Pace(Duration.ofSeconds(WARM_UP * seconds), Duration.ofSeconds(1));
  }

  Optional<Path> profileFolder() {
    return Optional.ofNullable(profile);
  }

  private Options with(String option, Deque<String> rest) {
    return switch (option) {
      case "--quick" ->
          new Options(QUICK_SECONDS, rounds, List.of(1, 64), subjects, entries, profile);
      case "--seconds" ->
          new Options(
              number(value(option, rest), 1, MAX_SECONDS),
              rounds,
              connections,
              subjects,
              entries,
              profile);
      case "--rounds" ->
          new Options(
              seconds,
              number(value(option, rest), 1, MAX_ROUNDS),
              connections,
              subjects,
              entries,
              profile);
      case "--connections" ->
          new Options(
              seconds,
              rounds,
              each(value(option, rest), text -> number(text, 1, MAX_CONNECTIONS)),
              subjects,
              entries,
              profile);
      case "--only" ->
          new Options(
              seconds,
              rounds,
              connections,
              EnumSet.copyOf((Collection<Subject>) each(value(option, rest), Options::subject)),
              entries,
              profile);
      case "--entries" ->
          new Options(
              seconds,
              rounds,
              connections,
              subjects,
              number(value(option, rest), MIN_ENTRIES, MAX_ENTRIES),
              profile);
      case "--profile" ->
          new Options(
              seconds, rounds, connections, subjects, entries, Path.of(value(option, rest)));
      default -> throw new UsageException("There is no option " + option + ".");
    };
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new UsageException(option + " needs a value.");
    }
    return rest.removeFirst();
  }

  private static <T> List<T> each(String list, Function<String, T> read) {
    return Arrays.stream(list.split(",", -1)).map(read).toList();
  }

  private static int number(String text, int least, int most) {
    if (text.matches("[0-9]{1,8}")) {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new UsageException(text + " is not a number from " + least + " to " + most + ".");
  }

  private static Subject subject(String name) {
    return Arrays.stream(Subject.values())
        .filter(subject -> subject.option().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException(name + " is none of " + Subject.options() + "."));
  }
}
