package dev.purser.web.shared.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.discoverer.SpringDocParameterNameDiscoverer;
import org.springdoc.core.extractor.MethodParameterPojoExtractor;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericParameterService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.service.RequestBodyService;
import org.springdoc.core.utils.PropertyResolverUtils;
import org.springdoc.webmvc.core.service.RequestService;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has springdoc describe the routes the way that they are read and answered. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  @Bean
  static WireSchemas wireSchemas() {
    return new WireSchemas();
  }

  @Bean
  static OpenAPI documentBeginning() {
    return DocumentDescription.beginning();
  }

  @Bean
  static OperationDescription operationDescription(WireSchemas schemas) {
    return new OperationDescription(schemas);
  }

  @Bean
  static DocumentDescription documentDescription(WireSchemas schemas) {
    return new DocumentDescription(schemas);
  }

  @Bean
  static RequestService unreadArguments(
      GenericParameterService parameters,
      RequestBodyService bodies,
      SpringDocCustomizers customizers,
      SpringDocParameterNameDiscoverer names,
      MethodParameterPojoExtractor extractor) {
    return new UnreadArguments(parameters, bodies, customizers, names, extractor);
  }

  @Bean
  static GenericResponseService unreadAnswers(
      OperationService operations,
      SpringDocConfigProperties properties,
      PropertyResolverUtils resolver) {
    return new UnreadAnswers(operations, properties, resolver);
  }

  @Bean
  static PublishedDocument publishedDocument(
      ObjectFactory<OpenAPIService> builder,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {
    return new PublishedDocument(
        builder, requests, responses, operations, properties, providers, customizers);
  }
}
