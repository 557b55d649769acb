/**
 * The whole service as its users have it: started in earnest, on a real PostgreSQL, and spoken to
 * over HTTP or its command line. What one class or one layer promises is tested beside it.
 */
package dev.purser.endtoend;
