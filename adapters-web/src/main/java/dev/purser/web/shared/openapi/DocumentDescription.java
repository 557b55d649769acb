package dev.purser.web.shared.openapi;

import dev.purser.web.shared.input.JsonSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Puts the document together once all routes are described, in an order that does not change. */
final class DocumentDescription implements GlobalOpenApiCustomizer {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final String ID = "id";

  private final WireSchemas schemas;

  DocumentDescription(WireSchemas schemas) {
    this.schemas = schemas;
  }

  /** What springdoc starts with. */
  static OpenAPI beginning() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Purser")
                .version("1")
                .description("Orders, stock and credits in one commit."))
        .servers(List.of(new Server().url("/").description("Where this document is served.")))
        .security(List.of(new SecurityRequirement().addList(CommonParts.BEARER)));
  }

  @Override
  public void customise(OpenAPI document) {
    var components = new Components();
    CommonParts.addTo(components);
    Problems.addTo(components);
    schemas.told().forEach((name, schema) -> components.addSchemas(name, Parts.schema(schema)));
    components.setSchemas(new TreeMap<>(components.getSchemas()));
    document.setComponents(components);
    var paths = new Paths();
    new TreeMap<>(document.getPaths())
        .forEach((path, item) -> {
          addVariables(path, item);
          paths.addPathItem(path, item);
        });
    document.setPaths(paths);
    if (document.getTags() != null) {
      document.getTags().sort(Comparator.comparing(Tag::getName));
    }
  }

  private static void addVariables(String path, PathItem item) {
    VARIABLE
        .matcher(path)
        .results()
        .map(found -> found.group(1))
        .forEach(name -> {
          var schema = name.equals(ID) ? JsonSchema.ID : Map.<String, Object>of("type", "string");
          item.addParametersItem(
              new Parameter().in("path").name(name).required(true).schema(Parts.schema(schema)));
        });
  }
}
