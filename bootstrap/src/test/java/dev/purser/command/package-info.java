/** What the commands keep for themselves. What they print is tested end to end. */
package dev.purser.command;
