package dev.purser.benchmarks.stage;

import java.lang.reflect.Executable;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Puts something in the place of each port that the web module's beans need to be there and nobody
 * provides, which fails when it is asked.
 */
final class UnusedPorts implements BeanFactoryPostProcessor {
  private static final String PORTS = "dev.purser.application.";
  private static final String WEB = "dev.purser.web.";

  private final GenericApplicationContext beans;

  UnusedPorts(GenericApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    wantedPorts(factory).stream()
        .filter(port -> factory.getBeanNamesForType(port, true, false).length == 0)
        .forEach(this::register);
  }

  private static Set<Class<?>> wantedPorts(ConfigurableListableBeanFactory factory) {
    return Arrays.stream(factory.getBeanDefinitionNames())
        .map(factory::getType)
        .filter(Objects::nonNull)
        .filter(type -> type.getName().startsWith(WEB))
        .flatMap(UnusedPorts::waysToMakeBeans)
        .flatMap(way -> Arrays.stream(way.getParameterTypes()))
        .filter(type -> type.isInterface() && type.getName().startsWith(PORTS))
        .collect(Collectors.toSet());
  }

  private static Stream<Executable> waysToMakeBeans(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredConstructors()),
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Bean.class)));
  }

  private <T> void register(Class<T> port) {
    beans.registerBean(port, () -> unused(port));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(UnusedPorts.class, arguments);
              }
              throw new UnsupportedOperationException(port.getSimpleName());
            }));
  }
}
