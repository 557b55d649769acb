package dev.purser.architecture.violations.web.catalog;

import java.util.Date;

/** Uses a date that changes. */
record OldDate(Date date) {}
