package dev.purser.architecture.violations.application.catalog;

/** Is a use case behind no port. */
final class BareUseCase {
  String show() {
    return "bare";
  }
}
