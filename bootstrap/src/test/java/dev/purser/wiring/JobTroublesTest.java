package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.TransactionFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log is told what is wrong once, and not at every try. */
class JobTroublesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final JobTroubles troubles = new JobTroubles(nanos::get);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(JobTroubles.class);

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    told.start();
    log.addAppender(told);
    log.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(told);
    log.setAdditive(true);
    log.setLevel(null);
  }

  @Test
  void tellsOnceThatTheDatabaseIsAwayAndOnceThatItIsBack() {
    for (var i = 0; i < 100; i++) {
      troubles.onSchedulerEvent(SchedulerEventType.UNEXPECTED_ERROR);
      troubles.failed("one", new ServiceFault.Unavailable("away"));
      troubles.failed("other", new TransactionFault.Unreachable(new IllegalStateException()));
    }
    troubles.worked();
    troubles.worked();

    assertThat(levels()).containsExactly(Level.WARN, Level.INFO);
  }

  @Test
  void tellsOfAJobThatFailsByItselfOnceAnHour() {
    var bug = new ServiceFault.Unexpected(new IllegalStateException("a bug"));
    for (var i = 0; i < 100; i++) {
      troubles.failed("one", bug);
      troubles.worked();
    }
    troubles.failed("other", bug);
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    troubles.failed("one", bug);

    assertThat(levels()).containsExactly(Level.ERROR, Level.ERROR, Level.ERROR);
  }

  @Test
  void saysNothingOfWhatIsAsItShouldBe() {
    troubles.onSchedulerEvent(SchedulerEventType.RAN_EXECUTE_DUE);
    troubles.worked();

    assertThat(levels()).isEmpty();
  }

  private List<Level> levels() {
    return told.list.stream().map(ILoggingEvent::getLevel).toList();
  }
}
