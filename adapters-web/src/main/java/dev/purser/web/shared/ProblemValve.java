package dev.purser.web.shared;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a problem what Tomcat rejects before it reaches us, such as a malformed address,
 * instead of with a page of Tomcat's.
 */
final class ProblemValve extends ErrorReportValve {
  private static final int CLIENT_FAULT = 400;
  private static final int SERVER_FAULT = 500;
  private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

  private final AnswerHeaders headers;

  ProblemValve(AnswerHeaders headers) {
    this.headers = headers;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    var status = response.getStatus();
    if (status < CLIENT_FAULT || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    if (throwable != null && status >= SERVER_FAULT) {
      LOG.error("unexpected failure", throwable);
    }
    try {
      // Whoever reset the answer took them along.
      headers.write(request, response);
      AnswerWriter.write(ProblemAdvice.rejected(status), request, response);
      response.finishResponse();
    } catch (IOException gone) {
      LOG.debug("the client has gone", gone);
    }
  }
}
