/**
 * What a migration may do beside a running service, as rules that tests hold changelogs to. They
 * read the SQL that Liquibase makes of a changelog, and need no database.
 */
@NullMarked
package dev.purser.migration;

import org.jspecify.annotations.NullMarked;
