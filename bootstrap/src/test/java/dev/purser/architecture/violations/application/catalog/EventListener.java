package dev.purser.architecture.violations.application.catalog;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;

/** Knows a framework. */
interface EventListener extends ApplicationListener<ApplicationEvent> {}
