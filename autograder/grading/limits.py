"""What a submission may use: time, memory, processes, files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits per cell and per submission. CPU time decides; wall time is the generous backstop."""

    cell_seconds: float = 20.0  # CPU time of one cell
    submission_seconds: float = 120.0  # CPU time of all cells, those that are run again included
    wall_factor: float = 4.0  # wall time may be this many times the CPU time
    deaths: int = 40  # how often the notebook is built again after a cell that died
    memory_bytes: int = 2 * 2**30
    processes: int = 64  # threads count too
    file_bytes: int = 64 * 2**20  # of one file, of /tmp and of /dev/shm
    files: int = 10_000
    open_files: int = 256

    def rlimits(self) -> dict[str, int]:
        """The limits that the kernel keeps for each process, by their names in `resource`."""
        return {
            "RLIMIT_AS": self.memory_bytes,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.file_bytes,
            "RLIMIT_NOFILE": self.open_files,
            "RLIMIT_CORE": 0,
            "RLIMIT_CPU": int(self.submission_seconds) + 1,
        }
