package dev.purser.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Reads what is delivered, and neither tests nor what tests share. */
public final class ProductionClasses implements ImportOption {
  private static final Pattern TEST_JAR = Pattern.compile(".*-tests\\.jar.*");

  private final ImportOption noTests = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

  /** Takes all classes of the class path that stand under the roots. Read them once: it is slow. */
  public static JavaClasses under(String... roots) {
    return new ClassFileImporter().withImportOption(new ProductionClasses()).importPackages(roots);
  }

  @Override
  public boolean includes(Location location) {
    return noTests.includes(location) && !location.matches(TEST_JAR);
  }
}
