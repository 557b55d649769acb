package dev.purser.hostile;

import dev.purser.description.ApiOperation;
import dev.purser.description.ApiOperation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests that are drawn at random: right ones, nearly right ones and wrong ones, of every
 * route and every role, about things that earlier answers told of.
 */
final class Fuzzer {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int CUSTOMERS = 3;
  private static final int MAX_IDS = 2_000;
  private static final int IDS_PER_ANSWER = 5;
  private static final int PERCENT = 100;
  private static final int RIGHT = 45;
  private static final int NEARLY_RIGHT = 85;

  private final Premises premises;
  private final long seed;
  private final Random random;
  private final List<Belongings> customers = new ArrayList<>();
  private final List<Asker> askers = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final TreeMap<Integer, Integer> statuses = new TreeMap<>();

  Fuzzer(Premises premises, long seed) {
    this.premises = premises;
    this.seed = seed;
    this.random = new Random(seed);
    for (var i = 0; i < CUSTOMERS; i++) {
      var customer = premises.things().customer();
      customers.add(customer);
      askers.add(customer.owner());
      ids.addAll(customer.ids().values().stream().sorted().toList());
    }
    askers.addAll(premises.staffAndNobody());
  }

  /** How many answers there were of each status. */
  TreeMap<Integer, Integer> statuses() {
    return statuses;
  }

  /** Sends one request after the other, and fails at the first answer that should not be. */
  void run(BooleanSupplier goesOn) {
    var operations = premises.document().operations();
    for (var number = 1; goesOn.getAsBoolean(); number++) {
      var request = request(one(operations));
      var answer = premises.wire().sendUnchecked(request);
      var faults = premises.wire().faults(request, answer);
      if (!faults.isEmpty()) {
        throw new AssertionError(told(number, request, faults));
      }
      statuses.merge(answer.status(), 1, Integer::sum);
      remember(answer);
    }
  }

  private String told(int number, Request request, List<String> faults) {
    var simplest = new Simplification(premises.wire()).of(request);
    return "request %d of -Dpurser.fuzz.seed=%d: %s\n%s\n-> %s"
        .formatted(
            number,
            seed,
            faults,
            simplest.curl(premises.wire().address()),
            premises.wire().sendUnchecked(simplest));
  }

  private Request request(ApiOperation operation) {
    var asker = one(askers);
    var draft = premises.drafts().of(operation, one(customers));
    var dice = random.nextInt(PERCENT);
    if (dice < RIGHT) {
      return draft.by(asker);
    } else if (dice < NEARLY_RIGHT) {
      return nearlyRight(draft).by(asker);
    }
    return wrong(draft, asker);
  }

  private Draft nearlyRight(Draft draft) {
    var changed = draft;
    for (var parameter : draft.operation().parameters()) {
      if (random.nextBoolean()) {
        changed = changed(changed, parameter);
      }
    }
    var body = draft.body();
    if (body == null || !body.isObject() || random.nextBoolean()) {
      return changed;
    }
    var schema = premises.drafts().schema(draft);
    var fields = Fields.of(premises.document(), schema, body);
    var values = new Values(random, fields, this::id);
    if (fields.all().isEmpty() || random.nextInt(IDS_PER_ANSWER) == 0) {
      return changed.withBody(values.of(schema));
    }
    var pointer = one(List.copyOf(fields.all().keySet()));
    return changed.withBody(Draft.replaced(body, pointer, values.of(fields.all().get(pointer))));
  }

  private Draft changed(Draft draft, Parameter parameter) {
    var fields = Fields.of(premises.document(), parameter.schema(), parameter.schema());
    var value = text(new Values(random, fields, this::id).of(parameter.schema()));
    return switch (parameter.in()) {
      case "path" -> draft.with(Place.path(parameter.name()), value.isEmpty() ? id() : value);
      case "query" -> draft.with(Place.query(parameter.name()), value);
      default -> draft;
    };
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private Request wrong(Draft draft, Asker asker) {
    var all = new ArrayList<>(BadParameters.of(draft, asker, Set.of(draft.operation().method())));
    if (draft.body() != null && draft.body().isObject()) {
      all.addAll(new BadBodies(premises.document(), premises.drafts()).of(draft, asker));
    }
    return one(all).request();
  }

  /** Mostly one that something has. */
  private String id() {
    return random.nextInt(IDS_PER_ANSWER) == 0
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : one(ids);
  }

  private void remember(Answer answer) {
    if (answer.isSuccess() && ids.size() < MAX_IDS) {
      ID.matcher(answer.body())
          .results()
          .limit(IDS_PER_ANSWER)
          .forEach(found -> ids.add(found.group()));
    }
  }

  private <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }
}
