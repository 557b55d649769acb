package dev.purser.persistence;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The ports of the schema's own life alone, given a data source, for commands of operators. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("dev.purser.persistence.shared.schema")
public class SchemaConfiguration {}
