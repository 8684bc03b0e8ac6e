"""Whether product codes are those of the classification they claim."""

from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import polars as pl

    from entrepot.statistics.warehouse.store import Store

STRANGE = 0.05


def flagged(batch: "pl.DataFrame", store: "Store", where: str) -> "pl.DataFrame":
    """`batch` with the flag `unknown_product` on codes that the store's list of their classification does not have.

    Classifications without a list in the store are taken as they come. More than one code in twenty unknown is an
    error: the table is then in another revision than it says.
    """
    import polars as pl

    words = pl.col("flag").cast(pl.String)
    claimed = batch["classification"].unique().cast(pl.String).to_list()
    lists = {name: listed for name in sorted(claimed) if (listed := store.product_list(name)) is not None}
    if not lists:
        return batch
    codes = batch.select("classification", "product").unique().select(pl.all().cast(pl.String))
    for classification, listed in lists.items():
        used = codes.filter(classification=classification)["product"].to_list()
        strange = sorted(code for code in used if code not in listed and code != "TOTAL")
        if len(strange) > STRANGE * len(used) and len(strange) > 3:
            raise EntrepotError(
                f"{len(strange)} of {len(used)} codes are not in {classification} (such as {', '.join(strange[:3])})",
                where=where,
                hint="The table is in another revision than its name says.",
            )
        if strange:
            odd = (pl.col("classification").cast(pl.String) == classification) & pl.col("product").cast(
                pl.String
            ).is_in(strange)
            joined = pl.concat_str([words, pl.lit("unknown_product")], separator=" ").str.strip_chars()
            batch = batch.with_columns(flag=pl.when(odd).then(joined).otherwise(words))
    return batch
