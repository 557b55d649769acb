package dev.purser.architecture.violations.application.catalog;

/** Is a use case that everybody sees. */
public final class OpenUseCase implements ShowShelf {
  @Override
  public String show() {
    return "open";
  }
}
