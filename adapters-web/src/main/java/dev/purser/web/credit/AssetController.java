package dev.purser.web.credit;

import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What accounts hold and prices are in. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class AssetController {
  private final CreateAsset createAsset;
  private final CreditQueries credits;

  AssetController(CreateAsset createAsset, CreditQueries credits) {
    this.createAsset = createAsset;
    this.credits = credits;
  }

  @Operation(
      operationId = "createAsset",
      summary = "Create an asset, with the house's accounts in it")
  @Refuses(ProblemCode.ASSET_TAKEN)
  @PostMapping("/v1/assets")
  Answer<AssetJson> create(Submitted<AssetBody> request) {
    var reply = createAsset.create(request.actor(), request.body().toRequest());
    return Replies.answer(
        reply, a -> new Answer.Created<>(json(a), "/v1/assets/" + a.code().value()));
  }

  @Operation(operationId = "getAsset", summary = "Read an asset")
  @GetMapping("/v1/assets/{code}")
  Answer<AssetJson> find(Actor actor, PathText code) {
    var found = AssetCode.of(code.value()).flatMap(known -> credits.asset(actor, known));
    return Replies.answer(found, a -> new Answer.Shown<>(json(a)));
  }

  @Operation(operationId = "listAssets", summary = "List assets by their codes")
  @GetMapping("/v1/assets")
  Answer<ListJson<AssetJson>> list(Actor actor, Listing<AllAssets> request) {
    var page = credits.assets(actor, request.after(AssetCode::new), request.limit());
    return request.answer(page, AssetController::json, AssetCode::value);
  }

  private static AssetJson json(Asset asset) {
    return CreditJsonMapper.MAPPER.json(asset);
  }

  /** A list of assets has no filters. */
  record AllAssets() {}

  /** An asset to be. */
  record AssetBody(
      @Text(shape = AssetCode.SHAPE) String code,
      @Text(min = 1, max = Asset.MAX_NAME, blank = false) String name,
      long scale)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      if (scale < 0 || scale > Asset.MAX_SCALE) {
        complaints.add("scale", "A scale is 0 to " + Asset.MAX_SCALE + ".");
      }
    }

    CreateAsset.Request toRequest() {
      return new CreateAsset.Request(new AssetCode(code), name, (int) scale);
    }
  }
}
