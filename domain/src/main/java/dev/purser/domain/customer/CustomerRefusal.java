package dev.purser.domain.customer;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Why a command about customers is refused. */
public sealed interface CustomerRefusal extends Refusal {

  /** A customer who is not deleted has this address, in whatever case. */
  record EmailTaken() implements CustomerRefusal {
    @Override
    public String code() {
      return "email-taken";
    }

    @Override
    public String explanation() {
      return "A customer with this e-mail address exists already.";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }
}
