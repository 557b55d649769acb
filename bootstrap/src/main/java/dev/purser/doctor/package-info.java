/**
 * The part of the going-live list that no database can be asked about: settings, files, backups.
 * What a database can be asked does not belong here but in persistence.
 */
@NullMarked
@CheckReturnValue
package dev.purser.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
