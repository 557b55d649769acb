/**
 * What every use case needs: who acts, transactions, pages, answers. Rules of a feature do not
 * belong here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.application.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
