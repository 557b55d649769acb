package dev.purser.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words and signs of SQL, without comments: words in lower case, texts with the quote that they
 * begin with, and whatever stands between dollar quotes as one text.
 *
 * @param all them, in their order
 */
record Tokens(List<String> all) {
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<skipped>\\s+|--[^\\n]*|/\\*.*?\\*/)\
          |(?<text>[eE]?'(?:[^']|'')*'|(?<tag>\\$\\w*\\$).*?\\k<tag>)\
          |"(?<quoted>(?:[^"]|"")*)"\
          |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)\
          |(?<sign>::|[<>=!]=|<>|\\|\\||[0-9.]+|.)\
          """,
          Pattern.DOTALL);

  Tokens {
    all = List.copyOf(all);
  }

  /** Those of a text of SQL. */
  static Tokens of(String sql) {
    var all = new ArrayList<String>();
    var matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      if (matcher.group("skipped") == null) {
        all.add(
            matcher.group("quoted") == null
                ? matcher.group().toLowerCase(Locale.ROOT)
                : matcher.group("quoted"));
      }
    }
    return new Tokens(all);
  }

  /** The parts between signs that stand in no parentheses. */
  List<Tokens> splitAt(String sign) {
    var parts = new ArrayList<Tokens>();
    var depth = 0;
    var begin = 0;
    for (var i = 0; i < all.size(); i++) {
      var token = all.get(i);
      depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
      if (depth == 0 && token.equals(sign)) {
        parts.add(new Tokens(all.subList(begin, i)));
        begin = i + 1;
      }
    }
    parts.add(new Tokens(all.subList(begin, all.size())));
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  int size() {
    return all.size();
  }

  /** The token there; nothing beyond the end. */
  String at(int index) {
    return index >= 0 && index < all.size() ? all.get(index) : "";
  }

  boolean has(String token) {
    return all.contains(token);
  }

  /** Where these stand one after the other; -1 if they do not. */
  int find(String... those) {
    for (var i = 0; i + those.length <= all.size(); i++) {
      if (from(i).startsWith(those)) {
        return i;
      }
    }
    return -1;
  }

  boolean hasSequence(String... those) {
    return find(those) >= 0;
  }

  boolean startsWith(String... those) {
    return all.size() >= those.length && all.subList(0, those.length).equals(List.of(those));
  }

  Tokens from(int index) {
    return new Tokens(all.subList(Math.min(index, all.size()), all.size()));
  }

  /** Without these words, which change nothing of what is looked at. */
  Tokens without(String... words) {
    var kept = new ArrayList<>(all);
    kept.removeAll(List.of(words));
    return new Tokens(kept);
  }

  /** What stands in the first parentheses from there on. */
  Tokens inParentheses(int index) {
    var open = index;
    while (open < all.size() && !all.get(open).equals("(")) {
      open++;
    }
    var depth = 0;
    for (var i = open; i < all.size(); i++) {
      depth += all.get(i).equals("(") ? 1 : all.get(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return new Tokens(all.subList(open + 1, i));
      }
    }
    return new Tokens(List.of());
  }

  /** Names with commas between them, as in the columns of an index; expressions count whole. */
  List<String> names() {
    return splitAt(",").stream()
        .map(part -> part.size() > 1 && part.has("(") ? part.toString() : part.at(0))
        .toList();
  }

  @Override
  public String toString() {
    return String.join(" ", all);
  }
}
