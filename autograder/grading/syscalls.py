"""System calls that a learner's code never needs, and through which it could leave its limits: refused by the kernel.

A seccomp filter, written out as the few BPF instructions that it is. Linux on x86-64 and ARM64; elsewhere nothing.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

X86_64, ARM_64 = 0xC000003E, 0xC00000B7  # the kernel's names of the two machines
CLONE_NEWUSER = 0x10000000
LOAD, EQUAL, GREATER_OR_EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # BPF: load a word, jumps, return
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16  # where these stand in the record that the filter reads
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
X32 = 0x40000000  # a second set of numbers on x86-64
PR_SET_SECCOMP, MODE_FILTER = 22, 2

# name: (x86-64, ARM64). New namespaces and mounts, memory that no limit counts, other processes, keys, the kernel.
REFUSED = {
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsmount": (432, 432),
    "mount_setattr": (442, 442), "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194),
    "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425), "kexec_load": (246, 104),
    "init_module": (175, 105), "finit_module": (313, 273), "open_by_handle_at": (304, 265),
}  # fmt: skip
CLONE, CLONE3 = (56, 220), 435


def refuse_system_calls() -> bool:
    """Installs the filter for this process and all that it starts, for ever; whether that was possible."""
    machines = {"x86_64": (X86_64, 0), "aarch64": (ARM_64, 1)}
    if platform.machine() not in machines or platform.system() != "Linux":
        return False
    steps = program(*machines[platform.machine()])
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    length_and_address = ctypes.create_string_buffer(struct.pack("<HxxxxxxQ", len(steps), ctypes.addressof(code)))
    return ctypes.CDLL(None).prctl(PR_SET_SECCOMP, MODE_FILTER, length_and_address, 0, 0) == 0


def program(machine: int, column: int) -> list[tuple[int, int, int, int]]:
    """The filter: instruction, steps to jump if true, steps if false, operand."""
    refuse = (RETURN, 0, 0, REFUSE | errno.EPERM)
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, machine), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    if machine == X86_64:
        steps += [(GREATER_OR_EQUAL, 0, 1, X32), (RETURN, 0, 0, REFUSE | errno.ENOSYS)]
    for numbers in REFUSED.values():
        steps += [(EQUAL, 0, 1, numbers[column]), refuse]
    steps += [(EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, REFUSE | errno.ENOSYS)]  # its flags cannot be read: use clone
    steps += [(EQUAL, 0, 3, CLONE[column]), (LOAD, 0, 0, FIRST_ARGUMENT), (ANY_BIT, 0, 1, CLONE_NEWUSER), refuse]
    return [*steps, (RETURN, 0, 0, ALLOW)]
