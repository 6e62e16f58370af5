"""Table classes. Mapped to domain values in `repositories`; never leave `storage`."""

from workbench.storage.records.attachment import AttachmentPartRecord, AttachmentRecord
from workbench.storage.records.base import Base
from workbench.storage.records.contact import ContactRecord
from workbench.storage.records.journal import JournalRecord
from workbench.storage.records.kept import KeptTextRecord
from workbench.storage.records.picture import PictureRecord
from workbench.storage.records.plan import PlanArticleRecord, PlanRecord
from workbench.storage.records.proposal import (
    ArticleLinkRecord,
    ProposalRecord,
    ProposalValueRecord,
    WaiverRecord,
)
from workbench.storage.records.search import SearchRecord
from workbench.storage.records.version import VersionRecord
from workbench.storage.records.workspace import WorkspaceRecord

__all__ = [
    "ArticleLinkRecord",
    "AttachmentPartRecord",
    "AttachmentRecord",
    "Base",
    "ContactRecord",
    "JournalRecord",
    "KeptTextRecord",
    "PictureRecord",
    "PlanArticleRecord",
    "PlanRecord",
    "ProposalRecord",
    "ProposalValueRecord",
    "SearchRecord",
    "VersionRecord",
    "WaiverRecord",
    "WorkspaceRecord",
]
