"""The part of a relational library that knows which model made its vectors: see `index.library_model`."""

from collections.abc import Callable

from index.embedding.identity import ModelIdentity
from index.model_change import ModelChange
from index.relational import facts
from index.relational.library_engine import RelationalEngine
from index.relational.model_change import RelationalModelChange
from index.relational.renewed_terms import renew_terms


class RelationalModelOwner(RelationalEngine):
    """A `ModelOwner` in a database."""

    def use_model(self, identity: ModelIdentity) -> str:
        """See `ModelOwner.use_model`."""
        is_made, revision = self._database.read(
            lambda connection: (facts.is_model(connection, identity), facts.model_state(connection))
        )
        if is_made:
            return revision
        with self._database.transaction(facts.MODEL) as connection:
            facts.use_model(connection, identity)
            return facts.model_state(connection)

    def model_name(self) -> str | None:
        """See `ModelOwner.model_name`."""
        return self._database.read(facts.model_name)

    def model_identity(self) -> ModelIdentity | None:
        """See `ModelOwner.model_identity`."""
        return self._database.read(facts.model_identity)

    def model_revision(self) -> str:
        """See `ModelOwner.model_revision`."""
        return self._database.read(facts.model_state)

    @property
    def model_change(self) -> ModelChange:
        """See `ModelOwner.model_change`."""
        return RelationalModelChange(
            self._database, self._before_vectors_change, self._vectors_changed, self._after_vectors_change
        )

    def renew_terms(self, progress: Callable[[int, int], None]) -> int:
        """See `ModelOwner.renew_terms`."""
        return renew_terms(self._database, progress)
