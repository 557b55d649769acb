package dev.purser.web.shared;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what it rejected itself or what nobody caught. */
@Controller
final class ErrorPage implements ErrorController {
  @RequestMapping("${server.error.path:/error}")
  Answer<Void> show(HttpServletRequest request) {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      return Replies.notFound();
    }
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return ProblemAdvice.rejected(status instanceof Integer known ? known : 500);
  }
}
