package dev.purser.wiring;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.purser.application.credit.ExpireHolds;
import dev.purser.application.credit.ExpireLots;
import dev.purser.application.credit.RunScheduledTransfers;
import dev.purser.application.ordering.ExpireOrders;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.InvariantSchedule;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Transactions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The background jobs: use cases that work off what is due, and checks at their times of day. */
@Configuration(proxyBeanMethods = false)
class JobWiring {
  /** What is looked for all the time, and has to be. */
  record Polls(List<BackgroundJob> all) {}

  /**
   * What is done at a time. It is not counted with the polls, of which an alert expects one every
   * few minutes; how old the last check is tells whether it was done.
   */
  record Checks(List<BackgroundJob> all) {}

  @Bean
  Polls polls(
      JobSettings settings,
      JobFigures figures,
      RunScheduledTransfers runScheduledTransfers,
      ExpireLots expireLots,
      ExpireHolds expireHolds,
      ExpireOrders expireOrders) {
    var again = FixedDelay.of(settings.delay());
    return new Polls(
        Stream.of(
                new BackgroundJob("run-scheduled-transfers", again, runScheduledTransfers::runDue),
                new BackgroundJob("expire-lots", again, expireLots::expireDue),
                new BackgroundJob("expire-holds", again, expireHolds::expireDue),
                new BackgroundJob("expire-orders", again, expireOrders::expireDue))
            .map(figures::counted)
            .toList());
  }

  @Bean
  Checks checks(InvariantSchedule schedule, InvariantQueries invariants) {
    return new Checks(
        List.of(
            check("check-all-invariants", invariants, InvariantScope.FULL, schedule),
            check("check-recent-invariants", invariants, InvariantScope.RECENT, schedule)));
  }

  @Bean
  BackgroundJobs backgroundJobs(
      JobSettings settings,
      SchemaGate schema,
      DataSource database,
      Transactions transactions,
      Clock clock,
      Polls polls,
      Checks checks) {
    return new BackgroundJobs(
        settings,
        schema,
        database,
        new DatabaseTime(() -> transactions.read(clock::now), System::nanoTime),
        Stream.of(polls.all(), checks.all()).flatMap(List::stream).toList());
  }

  private static BackgroundJob check(
      String name, InvariantQueries invariants, InvariantScope scope, InvariantSchedule schedule) {
    return new BackgroundJob(
        name,
        at(schedule, scope),
        _ -> {
          var _ = invariants.check(Actor.SYSTEM, scope);
        });
  }

  /** A schedule that is off takes the job's row out of the database. */
  private static Schedule at(InvariantSchedule schedule, InvariantScope scope) {
    return schedule.isOn()
        ? new Daily(ZoneOffset.UTC, schedule.times(scope))
        : new DisabledSchedule();
  }
}
