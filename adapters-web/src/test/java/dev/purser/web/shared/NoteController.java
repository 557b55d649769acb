package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.TransactionFault;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.input.Named;
import dev.purser.web.shared.input.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Notes with versions: a resource that takes every method, for the tests alone. */
@Controller
final class NoteController {
  private final Map<UUID, Note> notes = new ConcurrentHashMap<>();

  /** A note as it is. */
  record Note(UUID id, long version, String title, @Nullable String text, List<String> tags) {}

  /** A note to be, or in the place of another. */
  record NoteBody(String title, @Nullable String text, @Items(min = 0, max = 3) List<String> tags) {
    Note toNote(UUID id, long version) {
      return new Note(id, version, title, text, tags);
    }
  }

  /** What changes of a note. */
  record NotePatch(
      @Text(min = 1, max = 20) Change<String> title,
      Change<@Nullable String> text,
      @Items(min = 0, max = 3) Change<List<String>> tags) {
    Note applyTo(Note note) {
      return new Note(
          note.id(),
          note.version() + 1,
          title.over(note.title()),
          text.over(note.text()),
          tags.over(note.tags()));
    }
  }

  @PostMapping("/v1/notes")
  Answer<Note> create(Submitted<NoteBody> request) {
    var note = request.body().toNote(UUID.randomUUID(), 1);
    notes.put(note.id(), note);
    return new Answer.Created<>(note, "/v1/notes/" + note.id(), version(note));
  }

  /** Everybody may read notes. */
  @GetMapping("/v1/notes/{id}")
  Answer<Note> find(Actor actor, PathId id) {
    return Replies.answer(
        Optional.ofNullable(notes.get(id.value())), note -> shown(note).forEverybody());
  }

  /** Somebody's notes. */
  record NoteFilter(@Nullable String title, @Nullable NoteSort sort) {}

  /** How they may be sorted. */
  enum NoteSort implements Named {
    TITLE("title"),
    LATEST("-version");

    private final String wireName;

    NoteSort(String wireName) {
      this.wireName = wireName;
    }

    Comparator<Note> order() {
      var order =
          switch (this) {
            case TITLE -> Comparator.comparing(Note::title);
            case LATEST -> Comparator.comparing(Note::version).reversed();
          };
      return order.thenComparing(Note::id);
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  @GetMapping("/v1/notes")
  Answer<ListJson<Note>> list(Actor actor, Listing<NoteFilter> request) {
    var title = request.filter().title();
    var sort = request.filter().sort();
    var sorted =
        notes.values().stream()
            .filter(note -> title == null || note.title().equals(title))
            .sorted(sort == null ? NoteSort.TITLE.order() : sort.order())
            .toList();
    var page = FakePages.page(sorted, Note::id, request.slice(UUID::fromString));
    return request.answer(page, Function.identity(), UUID::toString).forEverybody();
  }

  /** How many rows there are, and what they end with. */
  record TableFilter(@Text(shape = "[0-9]{1,6}") String rows, TableEnd end) {}

  /** Whether somebody can read the rows to their end. */
  enum TableEnd {
    DONE,
    FAILS
  }

  @GetMapping("/v1/notes/table")
  Answer<CsvTable> table(Actor actor, Filtered<TableFilter> request) {
    var filter = request.filter();
    var rows =
        Stream.concat(
            IntStream.rangeClosed(1, Integer.parseInt(filter.rows())).boxed(),
            filter.end() == TableEnd.FAILS ? Stream.generate(NoteController::lost) : Stream.of());
    return new Answer.Tabled(
        new CsvTable(
            "table.csv", List.of("number"), rows.<List<@Nullable Object>>map(List::of).iterator()));
  }

  private static int lost() {
    throw new TransactionFault.Unreachable(new IllegalStateException("gone"));
  }

  @PatchMapping("/v1/notes/{id}")
  Answer<Note> patch(Patched<NotePatch> request, PathId id) {
    var reply = write(id, request.precondition(), note -> request.body().applyTo(note));
    return Replies.shown(reply, NoteController::shown);
  }

  @PutMapping("/v1/notes/{id}")
  Answer<Note> replace(Replaced<NoteBody> request, PathId id) {
    var reply =
        write(
            id,
            request.precondition(),
            note -> request.body().toNote(note.id(), note.version() + 1));
    return Replies.shown(reply, NoteController::shown);
  }

  @DeleteMapping("/v1/notes/{id}")
  Answer<Note> remove(Removed request, PathId id) {
    return Replies.removed(write(id, request.precondition(), note -> null));
  }

  private Reply<Note> write(
      PathId id, Precondition precondition, Function<Note, @Nullable Note> change) {
    var note = notes.get(id.value());
    if (note == null) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(note.version())) {
      return new Reply.Stale<>();
    }
    var changed = notes.computeIfPresent(id.value(), (_, current) -> change.apply(current));
    return new Reply.Done<>(changed == null ? note : changed, false);
  }

  private static Answer.Shown<Note> shown(Note note) {
    return new Answer.Shown<>(note, version(note));
  }

  private static String version(Note note) {
    return Long.toString(note.version());
  }
}
