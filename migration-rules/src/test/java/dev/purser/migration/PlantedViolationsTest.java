package dev.purser.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule on a changelog whose second release breaks it, and on one that does the same as it
 * should be done. The first release makes the table that both change.
 */
class PlantedViolationsTest {
  private static final String LIMITS =
      "SET lock_timeout = '5s'; SET statement_timeout = '600000ms'";

  private static final String FIRST_RELEASE =
      """
      --liquibase formatted sql

      --changeset shop:shelves
      CREATE TABLE shelves (
        id bigint PRIMARY KEY,
        code text NOT NULL CHECK (length(code) <= 10),
        note text CHECK (length(note) <= 100)
      );
      CREATE TABLE books (id bigint PRIMARY KEY, shelf bigint, pages bigint);
      CREATE INDEX books_pages ON books (pages);
      --rollback DROP TABLE books; DROP TABLE shelves;
      """;

  private static final String MASTER =
      """
      databaseChangeLog:
        - include: {file: first.sql}
        - changeSet:
            id: first
            author: shop
            changes:
              - tagDatabase: {tag: "1"}
        - include: {file: second.sql}
        - changeSet:
            id: second
            author: shop
            changes:
              - tagDatabase: {tag: "2"}
      """;

  @TempDir private Path folder;

  /**
   * A rule, something that breaks it, and the way to do it.
   *
   * @param broken a changeset, its head's attributes in the first line
   */
  record Planted(String rule, String broken, String kept) {
    @Override
    public String toString() {
      return rule + ": " + broken.lines().skip(1).findFirst().orElse("");
    }
  }

  static List<Planted> planted() {
    return List.of(
        new Planted(
            "indexes-are-built-concurrently",
            """

            CREATE INDEX shelves_code ON shelves (code);
            --rollback DROP INDEX shelves_code;
            """,
            """
             runInTransaction:false
            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """),
        new Planted(
            "indexes-are-built-concurrently",
            """

            DROP INDEX books_pages;
            --rollback CREATE INDEX books_pages ON books (pages);
            """,
            """
             runInTransaction:false
            DROP INDEX CONCURRENTLY books_pages;
            --rollback CREATE INDEX CONCURRENTLY books_pages ON books (pages);
            """),
        new Planted(
            "indexes-are-built-concurrently",
            """

            ALTER TABLE public.shelves ADD CONSTRAINT shelves_code UNIQUE (code);
            --rollback ALTER TABLE shelves DROP CONSTRAINT shelves_code;
            """,
            """

            ALTER TABLE public.shelves ADD CONSTRAINT shelves_code UNIQUE USING INDEX shelves_codes;
            --rollback ALTER TABLE shelves DROP CONSTRAINT shelves_code;
            """),
        new Planted(
            "concurrent-indexes-stand-alone",
            """

            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """,
            """
             runInTransaction:false
            DROP INDEX CONCURRENTLY IF EXISTS shelves_code;
            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """),
        new Planted(
            "concurrent-indexes-stand-alone",
            """
             runInTransaction:false
            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            CREATE INDEX CONCURRENTLY shelves_note ON shelves (note);
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """,
            """
             runInTransaction:false
            CREATE UNIQUE INDEX CONCURRENTLY shelves_code ON shelves (code) WHERE note IS NULL;
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """),
        new Planted(
            "concurrent-indexes-are-checked",
            """
             runInTransaction:false
            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            --rollback DROP INDEX CONCURRENTLY shelves_code;
            """,
            """
             runInTransaction:false
            CREATE INDEX CONCURRENTLY shelves_code ON shelves (code);
            --rollback DROP INDEX CONCURRENTLY shelves_code;

            --changeset shop:checked splitStatements:false
            DO $$ BEGIN
              IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'shelves_code'::regclass) THEN
                RAISE EXCEPTION 'invalid';
              END IF;
            END $$;
            --rollback SELECT 1;
            """),
        new Planted(
            "constraints-are-validated-later",
            """

            ALTER TABLE shelves ADD CONSTRAINT shelves_positive CHECK (id > 0);
            --rollback ALTER TABLE shelves DROP CONSTRAINT shelves_positive;
            """,
            """

            ALTER TABLE shelves ADD CONSTRAINT shelves_positive CHECK (id > 0) NOT VALID;
            --rollback ALTER TABLE shelves DROP CONSTRAINT shelves_positive;

            --changeset shop:validated
            ALTER TABLE shelves VALIDATE CONSTRAINT shelves_positive;
            --rollback SELECT 1;
            """),
        new Planted(
            "constraints-are-validated-later",
            """

            ALTER TABLE shelves ADD CONSTRAINT shelves_positive CHECK (id > 0) NOT VALID;
            ALTER TABLE shelves VALIDATE CONSTRAINT shelves_positive;
            --rollback ALTER TABLE shelves DROP CONSTRAINT shelves_positive;
            """,
            """

            CREATE TABLE aisles (id bigint PRIMARY KEY, CONSTRAINT positive CHECK (id > 0));
            ALTER TABLE aisles ADD CONSTRAINT small CHECK (id < 10);
            ALTER TABLE shelves ADD CONSTRAINT shelves_positive CHECK (id > 0) NOT VALID;
            --rollback DROP TABLE aisles;
            """),
        new Planted(
            "constraints-are-validated-later",
            """

            ALTER TABLE books ADD COLUMN next bigint REFERENCES books;
            --rollback ALTER TABLE books DROP COLUMN next;
            """,
            """

            ALTER TABLE books ADD COLUMN next bigint;
            ALTER TABLE books ADD CONSTRAINT books_next FOREIGN KEY (next) REFERENCES books NOT VALID;
            --rollback ALTER TABLE books DROP COLUMN next;
            """),
        new Planted(
            "defaults-are-constant",
            """

            ALTER TABLE books ADD COLUMN key uuid DEFAULT gen_random_uuid();
            --rollback ALTER TABLE books DROP COLUMN key;
            """,
            """

            ALTER TABLE books ADD COLUMN seen timestamptz DEFAULT now(), ADD COLUMN copies bigint NOT NULL DEFAULT 1;
            --rollback ALTER TABLE books DROP COLUMN seen, DROP COLUMN copies;
            """),
        new Planted(
            "tables-are-not-rewritten",
            """

            ALTER TABLE books ALTER COLUMN pages TYPE numeric(20, 0);
            --rollback ALTER TABLE books ALTER COLUMN pages TYPE bigint;
            """,
            """

            ALTER TABLE books ADD COLUMN pages_exact numeric(20, 0);
            --rollback ALTER TABLE books DROP COLUMN pages_exact;
            """),
        new Planted(
            "tables-are-not-rewritten",
            """

            ALTER TABLE books ADD COLUMN twice bigint GENERATED ALWAYS AS (pages * 2) STORED;
            --rollback ALTER TABLE books DROP COLUMN twice;
            """,
            """

            ALTER TABLE books ADD COLUMN twice bigint;
            --rollback ALTER TABLE books DROP COLUMN twice;
            """),
        new Planted(
            "nothing-is-renamed",
            """

            ALTER TABLE books RENAME COLUMN pages TO leaves;
            --rollback ALTER TABLE books RENAME COLUMN leaves TO pages;
            """,
            """

            ALTER INDEX books_pages RENAME TO books_by_pages;
            ALTER TABLE books RENAME CONSTRAINT books_pkey TO books_key;
            --rollback ALTER INDEX books_by_pages RENAME TO books_pages;
            """),
        new Planted(
            "nothing-is-renamed",
            """

            ALTER TABLE IF EXISTS ONLY books RENAME TO volumes;
            --rollback ALTER TABLE volumes RENAME TO books;
            """,
            """

            CREATE TABLE aisles (id bigint PRIMARY KEY);
            ALTER TABLE aisles RENAME TO gangways;
            ALTER TABLE books SET (fillfactor = 70);
            ALTER TABLE books RENAME CONSTRAINT books_pkey TO books_key;
            --rollback DROP TABLE gangways;
            """),
        new Planted(
            "not-null-is-proved-first",
            """

            ALTER TABLE books ALTER COLUMN pages SET NOT NULL;
            --rollback ALTER TABLE books ALTER COLUMN pages DROP NOT NULL;
            """,
            """

            ALTER TABLE books ADD CONSTRAINT paged CHECK (pages IS NOT NULL) NOT VALID;
            --rollback ALTER TABLE books DROP CONSTRAINT paged;

            --changeset shop:validated
            ALTER TABLE books VALIDATE CONSTRAINT paged;
            --rollback SELECT 1;

            --changeset shop:required
            ALTER TABLE books ALTER pages SET NOT NULL;
            --rollback ALTER TABLE books ALTER COLUMN pages DROP NOT NULL;
            """),
        new Planted(
            "not-null-is-proved-first",
            """

            ALTER TABLE books ADD COLUMN title bigint NOT NULL;
            --rollback ALTER TABLE books DROP COLUMN title;
            """,
            """

            ALTER TABLE books ADD COLUMN title bigint NOT NULL DEFAULT 0;
            --rollback ALTER TABLE books DROP COLUMN title;
            """),
        new Planted(
            "data-apart-from-schema",
            """

            ALTER TABLE books ADD COLUMN leaves bigint;
            UPDATE books SET leaves = pages / 2 WHERE id IN (SELECT id FROM books LIMIT 100);
            --rollback ALTER TABLE books DROP COLUMN leaves;
            """,
            """

            UPDATE books SET pages = 1 WHERE id IN (SELECT id FROM books WHERE pages < 1 LIMIT 100);
            --rollback SELECT 1;
            """),
        new Planted(
            "data-in-bounded-batches",
            """

            UPDATE books SET pages = 1 WHERE pages < 1;
            --rollback SELECT 1;
            """,
            """

            INSERT INTO shelves (id, code) VALUES (1, 'A');
            --rollback DELETE FROM shelves WHERE id = 1;
            """),
        new Planted(
            "data-in-bounded-batches",
            """
             splitStatements:false
            DO $$ BEGIN DELETE FROM books WHERE pages < 1; END $$;
            --rollback SELECT 1;
            """,
            """
             splitStatements:false
            WITH some AS (SELECT id FROM books WHERE pages < 1 LIMIT 100)
            DELETE FROM books USING some WHERE books.id = some.id;
            --rollback SELECT 1;
            """),
        new Planted(
            "limits-are-set",
            """

            SET lock_timeout = 0;
            ALTER TABLE books ADD COLUMN leaves bigint;
            --rollback ALTER TABLE books DROP COLUMN leaves;
            """,
            """

            SET LOCAL statement_timeout = '1h';
            ALTER TABLE books ADD COLUMN leaves bigint;
            --rollback ALTER TABLE books DROP COLUMN leaves;
            """),
        new Planted(
            "foreign-keys-are-indexed",
            """

            ALTER TABLE books ADD CONSTRAINT shelved FOREIGN KEY (shelf) REFERENCES shelves NOT VALID;
            CREATE INDEX books_shelf ON books (shelf) WHERE pages > 100;
            --rollback ALTER TABLE books DROP CONSTRAINT shelved;
            """,
            """

            ALTER TABLE books ADD CONSTRAINT shelved FOREIGN KEY (shelf) REFERENCES shelves NOT VALID;
            CREATE INDEX books_shelf ON books (shelf, pages) WHERE shelf IS NOT NULL;
            --rollback ALTER TABLE books DROP CONSTRAINT shelved;
            """),
        new Planted(
            "foreign-keys-are-indexed",
            """

            CREATE TABLE loans (book bigint REFERENCES books, id bigint, PRIMARY KEY (id, book));
            --rollback DROP TABLE loans;
            """,
            """

            CREATE TABLE loans (book bigint REFERENCES books, id bigint PRIMARY KEY, UNIQUE (book, id));
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "times-have-zones",
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, at timestamp);
            --rollback DROP TABLE loans;
            """,
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, at timestamptz, day date,
              until timestamp(6) with time zone NOT NULL);
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "integers-are-big",
            """

            CREATE TABLE loans (id integer PRIMARY KEY);
            --rollback DROP TABLE loans;
            """,
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, stars smallint CHECK (stars BETWEEN 1 AND 5));
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "texts-are-checked",
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, note text);
            --rollback DROP TABLE loans;
            """,
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, note text, CHECK (length(note) < 10));
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "texts-are-checked",
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, note varchar(10) CHECK (note <> ''));
            --rollback DROP TABLE loans;
            """,
            """

            CREATE TABLE loans (id bigint PRIMARY KEY, note text COLLATE "C" CHECK (note <> ''));
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "rollbacks-exist",
            """

            CREATE TABLE loans (id bigint PRIMARY KEY);
            """,
            """

            CREATE TABLE loans (id bigint PRIMARY KEY);
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "suppressions-have-reasons",
            """

            --comment [allow integers-are-big]
            CREATE TABLE loans (id integer PRIMARY KEY);
            --rollback DROP TABLE loans;
            """,
            """

            --comment Loans. [allow integers-are-big: the library closes before the billionth loan]
            CREATE TABLE loans (id integer PRIMARY KEY);
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "suppressions-have-reasons",
            """

            --comment [allow integers-are-big: there is none]
            CREATE TABLE loans (id bigint PRIMARY KEY);
            --rollback DROP TABLE loans;
            """,
            """

            --comment [allow integers-are-big: few] [allow texts-are-checked: short]
            CREATE TABLE loans (id integer PRIMARY KEY, note text);
            --rollback DROP TABLE loans;
            """),
        new Planted(
            "suppressions-have-reasons",
            """

            --comment [allow everything: we are in a hurry]
            CREATE TABLE loans (id bigint PRIMARY KEY);
            --rollback DROP TABLE loans;
            """,
            """

            --comment [allow texts-are-checked: short]
            CREATE TABLE loans (id bigint PRIMARY KEY, note text);
            --rollback DROP TABLE loans;
            """));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void findsWhatBreaksIt(Planted planted) {
    var rule = MigrationRules.named(planted.rule()).orElseThrow();

    assertThat(rule.faults(changelog(planted.broken()))).isNotEmpty();
    assertThatThrownBy(() -> rule.check(changelog(planted.broken())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("second.sql shop:planted");
  }

  @ParameterizedTest
  @MethodSource("planted")
  void isContentWithTheWayToDoIt(Planted planted) {
    MigrationRules.named(planted.rule()).orElseThrow().check(changelog(planted.kept()));
  }

  @Test
  void everyRuleHasSomethingThatBreaksIt() {
    var rules = MigrationRules.all().stream().map(MigrationRule::name).toList();

    assertThat(new TreeSet<>(planted().stream().map(Planted::rule).toList()))
        .isEqualTo(new TreeSet<>(rules));
    assertThat(rules).doesNotHaveDuplicates();
  }

  @Test
  void failsWhereThereIsNothingThatItIsAbout() {
    var nothing = new Changelog(List.of(), Tokens.of(LIMITS));

    assertThat(MigrationRules.all())
        .allSatisfy(rule -> {
          assertThatThrownBy(() -> rule.check(nothing)).isInstanceOf(AssertionError.class);
          rule.checkWhereItApplies(nothing);
        });
  }

  @Test
  void wantsLimitsOfWhoeverRunsItOrOfTheChangesetItself() {
    var rule = ScriptRules.limitsAreSet();
    var plain = "\nALTER TABLE books ADD COLUMN leaves bigint;\n--rollback SELECT 1;\n";
    var own = "\nSET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '1min';\nSELECT 1;\n";

    assertThat(rule.faults(changelog(plain).after("SET lock_timeout = '5s'"))).hasSize(2);
    assertThat(rule.faults(changelog(own).after("")))
        .allSatisfy(fault -> assertThat(fault).contains("first.sql"));
  }

  @Test
  void aSuppressionKeepsARuleFromOneChangesetAlone() {
    var suppressed =
        """

        --comment [allow integers-are-big: few]
        CREATE TABLE loans (id integer PRIMARY KEY);
        --rollback DROP TABLE loans;

        --changeset shop:more
        CREATE TABLE readers (id integer PRIMARY KEY);
        --rollback DROP TABLE readers;
        """;

    assertThat(TypeRules.integersAreBig().faults(changelog(suppressed)))
        .singleElement()
        .asString()
        .contains("second.sql shop:more: readers.id");
  }

  @Test
  void recordsWhatMayNotChangeAnyMore() throws IOException {
    var file = folder.resolve("recorded.txt");
    Files.writeString(file, "");
    var recorded = new RecordedChangesets(file);
    var first = "\nCREATE TABLE loans (id bigint PRIMARY KEY);\n--rollback DROP TABLE loans;\n";
    var second = "\n--changeset shop:more\nSELECT 1;\n--rollback SELECT 1;\n";
    assertThat(recorded.faults(changelog(first))).hasSize(4).first().asString().contains("append");

    recorded.append(changelog(first));

    assertThat(recorded.faults(changelog(first))).isEmpty();
    assertThat(recorded.faults(changelog(first.replace("loans (id bigint", "loans (no bigint"))))
        .singleElement()
        .asString()
        .contains("shop:planted was altered");
    assertThat(recorded.faults(changelog(first + second)))
        .singleElement()
        .asString()
        .contains("shop:more is not recorded");
    var comment = "\n--comment Said afterwards.\n" + first.strip() + "\n";
    assertThat(recorded.faults(changelog(comment))).isEmpty();
    recorded.append(changelog(first + second));
    assertThat(recorded.faults(changelog(first + second))).isEmpty();
    assertThat(recorded.faults(changelog(first)))
        .singleElement()
        .asString()
        .contains("shop:more is recorded and gone");
  }

  private Changelog changelog(String second) {
    try {
      Files.writeString(folder.resolve("master.yaml"), MASTER);
      Files.writeString(folder.resolve("first.sql"), FIRST_RELEASE);
      Files.writeString(
          folder.resolve("second.sql"),
          "--liquibase formatted sql\n\n--changeset shop:planted" + second);
      return Changelog.read(folder, "master.yaml").after(LIMITS);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
