package dev.purser.web.shared.openapi;

import dev.purser.web.shared.ContentPolicy;
import io.swagger.v3.oas.models.OpenAPI;
import org.jspecify.annotations.Nullable;
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
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Has springdoc describe the routes the way that they are read and answered, and none of it before
 * somebody asks for the document.
 */
@Configuration(proxyBeanMethods = false)
@Lazy
class OpenApiConfiguration {
  private static final String SPRINGDOC = "org.springdoc.";

  /** Springdoc makes its beans at the start, which takes longer than most of the service. */
  @Bean
  static BeanFactoryPostProcessor lazySpringdoc() {
    return beans -> {
      for (var name : beans.getBeanDefinitionNames()) {
        var bean = beans.getBeanDefinition(name);
        if (isOfSpringdoc(bean.getBeanClassName()) || isOfSpringdoc(bean.getFactoryBeanName())) {
          bean.setLazyInit(true);
        }
      }
    };
  }

  private static boolean isOfSpringdoc(@Nullable String name) {
    return name != null && name.startsWith(SPRINGDOC);
  }

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

  /** Swagger UI comes with scripts of its own, and styles that it writes into the page. */
  @Bean
  @ConditionalOnProperty("springdoc.swagger-ui.enabled")
  static ContentPolicy swaggerPolicy() {
    return new ContentPolicy(
        "/swagger-ui/",
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " frame-ancestors 'none'");
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
