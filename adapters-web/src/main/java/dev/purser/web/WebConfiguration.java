package dev.purser.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * Everything of this module. Needs the input ports as beans, a {@code CursorKey} and a {@code
 * Readiness}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@PropertySource("classpath:dev/purser/web/web.properties")
public class WebConfiguration {}
