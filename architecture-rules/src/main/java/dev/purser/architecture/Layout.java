package dev.purser.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where things stand: {@code <root>.<layer>.<feature>}, for the root that the rules are about and
 * for those that it extends.
 *
 * @param roots the one that the rules are about, then those that it extends
 * @param features which other features each of them may use
 * @param adapters the layers that are adapters
 */
record Layout(List<String> roots, Map<String, Set<String>> features, Set<String> adapters) {
  static final String DOMAIN = "domain";
  static final String APPLICATION = "application";
  static final String PERSISTENCE = "persistence";
  static final String WEB = "web";
  static final String OBSERVATION = "observation";
  static final String SHARED = "shared";

  /** What a package says of itself is compiled to a class, which is no code of the package. */
  private static final String PACKAGE_INFO = "package-info";

  Layout {
    roots = List.copyOf(roots);
    features = Map.copyOf(features);
    adapters = Set.copyOf(adapters);
  }

  static Layout of(String root) {
    var features =
        Map.of(
            SHARED,
            Set.<String>of(),
            "customer",
            Set.<String>of(),
            "catalog",
            Set.<String>of(),
            "inventory",
            Set.<String>of(),
            "credit",
            Set.<String>of(),
            "ordering",
            Set.of("customer", "catalog", "inventory", "credit"));
    return new Layout(List.of(root), features, Set.of(PERSISTENCE, WEB, OBSERVATION));
  }

  Layout extending(String root) {
    var more = new ArrayList<>(roots);
    more.add(root);
    return new Layout(more, features, adapters);
  }

  Layout withFeature(String name, Set<String> uses) {
    var more = new TreeMap<>(features);
    more.put(name, uses);
    return new Layout(roots, more, adapters);
  }

  Layout withAdapter(String layer) {
    var more = new TreeSet<>(adapters);
    more.add(layer);
    return new Layout(roots, features, more);
  }

  /** Whether the rules are about it: it stands under the first root. */
  boolean isOwn(JavaClass type) {
    return Names.isWithin(type.getPackageName(), roots.getFirst())
        && !type.getSimpleName().equals(PACKAGE_INFO);
  }

  boolean isIn(String layer, JavaClass type) {
    return place(type).layer().equals(layer);
  }

  boolean isOwnIn(String layer, JavaClass type) {
    return isOwn(type) && isIn(layer, type);
  }

  /** Domain or application. */
  boolean isOwnCore(JavaClass type) {
    return isOwnIn(DOMAIN, type) || isOwnIn(APPLICATION, type);
  }

  boolean isInAdapter(JavaClass type) {
    return adapters.contains(place(type).layer());
  }

  /** Whether features may be told apart there. */
  boolean isInLayer(JavaClass type) {
    return isIn(DOMAIN, type) || isIn(APPLICATION, type) || isInAdapter(type);
  }

  /** Whether it stands in the feature's package itself, not below. */
  boolean isDirectlyInFeature(JavaClass type) {
    var place = place(type);
    return isInLayer(type) && !place.feature().isEmpty() && place.below().isEmpty();
  }

  Place place(JavaClass type) {
    var packageName = type.getBaseComponentType().getPackageName();
    return roots.stream()
        .filter(root -> Names.isWithin(packageName, root))
        .findFirst()
        .map(root -> Place.of(packageName.substring(root.length())))
        .orElse(Place.ELSEWHERE);
  }

  /**
   * What the parts of a package's name say; empty where it has fewer.
   *
   * @param below what comes after the feature
   */
  record Place(String layer, String feature, String below) {
    static final Place ELSEWHERE = new Place("", "", "");

    private static final int PARTS = 4;

    /** Reads a name that begins with the dot after the root. */
    static Place of(String name) {
      var parts = (name + "...").split("\\.", PARTS);
      return new Place(parts[1], parts[2], parts[3].replaceAll("\\.+$", ""));
    }
  }
}
