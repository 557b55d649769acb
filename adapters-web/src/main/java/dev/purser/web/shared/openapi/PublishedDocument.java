package dev.purser.web.shared.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the document, which is made when somebody first asks for it, and once. */
class PublishedDocument extends OpenApiWebMvcResource {
  private static final String PATH = "${springdoc.api-docs.path}";

  private volatile byte @Nullable [] json;
  private volatile byte @Nullable [] yaml;

  PublishedDocument(
      ObjectFactory<OpenAPIService> builder,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {
    super(builder, requests, responses, operations, properties, providers, customizers);
  }

  @Override
  @Operation(hidden = true)
  @GetMapping(path = "/openapi.json", produces = "application/json")
  public byte[] openapiJson(HttpServletRequest request, @Value(PATH) String address, Locale locale)
      throws JsonProcessingException {
    var known = json;
    return known == null ? super.openapiJson(request, address, Locale.ROOT) : known;
  }

  @Override
  @Operation(hidden = true)
  @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
  public byte[] openapiYaml(HttpServletRequest request, @Value(PATH) String address, Locale locale)
      throws JsonProcessingException {
    var known = yaml;
    return known == null ? super.openapiYaml(request, address, Locale.ROOT) : known;
  }

  @Override
  protected byte[] writeJsonValue(OpenAPI document) throws JsonProcessingException {
    return json = super.writeJsonValue(document);
  }

  @Override
  protected byte[] writeYamlValue(OpenAPI document) throws JsonProcessingException {
    return yaml = super.writeYamlValue(document);
  }
}
