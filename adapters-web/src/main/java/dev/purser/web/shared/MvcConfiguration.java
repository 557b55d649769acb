package dev.purser.web.shared;

import dev.purser.web.shared.access.Callers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells Spring MVC what controllers here take and return. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration implements WebMvcConfigurer {
  /** Those that read credentials stand at -100, as a rule of Spring's. */
  private static final int AFTER_CREDENTIALS = 0;

  private final List<RequestArguments> arguments;

  MvcConfiguration(List<RequestArguments> arguments) {
    this.arguments = arguments;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.addAll(arguments);
  }

  @Override
  public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
    handlers.add(new AnswerWriter());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new RequestRules()).addPathPatterns("/v1/**");
  }

  /** Before everything else, because a browser asks first without credentials. */
  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(WebSettings settings) {
    var registration = new FilterRegistrationBean<>(Origins.filter(settings.corsOrigins()));
    registration.setEnabled(!settings.corsOrigins().isEmpty());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** After those that read credentials. */
  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitFilter(Callers callers, WebSettings settings) {
    var limits = settings.rateLimits();
    var filter = new RateLimitFilter(callers, limits, System::nanoTime);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(limits.on());
    registration.setOrder(AFTER_CREDENTIALS);
    return registration;
  }

  /** The dispatcher does the same already, so the filter would only cost time. */
  @Bean
  FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
    var registration = new FilterRegistrationBean<>(new RequestContextFilter());
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  HttpConnections httpConnections() {
    return new HttpConnections();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(
      ObjectProvider<ContentPolicy> policies,
      HttpConnections connections,
      ObjectProvider<MeterRegistry> registry,
      ObjectProvider<OpenTelemetry> telemetry) {
    var headers = new AnswerHeaders(policies.stream().toList());
    var figures = new RequestFigures(registry.getIfAvailable(SimpleMeterRegistry::new));
    var spans = new RequestSpans(telemetry.getIfAvailable(OpenTelemetry::noop));
    return tomcat -> {
      tomcat.addConnectorCustomizers(connections::belongTo);
      tomcat.addContextCustomizers(context -> {
        var pipeline = context.getParent().getPipeline();
        pipeline.addValve(new EdgeValve(headers, connections, figures, spans));
        pipeline.addValve(new ProblemValve(headers));
      });
    };
  }
}
