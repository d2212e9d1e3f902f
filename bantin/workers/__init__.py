"""Work on files of any origin, done in processes that may hang, die or run out of memory without harm to a build."""

from bantin.workers.pool import Lost, WorkerStartError, cores, run

__all__ = ["Lost", "WorkerStartError", "cores", "run"]
