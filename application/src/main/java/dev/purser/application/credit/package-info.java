/** Granting and transferring credits, and reading accounts, transfers and the ledger's rules. */
@NullMarked
@CheckReturnValue
package dev.purser.application.credit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
