/**
 * The input side over HTTP: how the web module is put together. Rules of business do not belong
 * here.
 */
@NullMarked
package dev.purser.web;

import org.jspecify.annotations.NullMarked;
