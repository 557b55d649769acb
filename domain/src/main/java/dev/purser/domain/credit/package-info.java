/**
 * The double-entry ledger: accounts, transfers, entries, holds. Why somebody pays does not belong
 * here.
 */
@NullMarked
@CheckReturnValue
package dev.purser.domain.credit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
