"""Other right answers."""

from __future__ import annotations

from autograder.exercises.backpropagation.topological_order.exercise import topological_order


@topological_order.equivalent
def stack_of_pairs(graph, root):
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, inputs_done = stack.pop()
        if inputs_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            if graph[node][0] != "leaf":
                stack += [(name, False) for name in graph[node][1:]]
    return order


@topological_order.equivalent
def counts_open_inputs(graph, root):
    inputs = {root: set()}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        inputs[node] = set() if graph[node][0] == "leaf" else set(graph[node][1:])
        waiting += [name for name in inputs[node] if name not in inputs]
    users = {name: [] for name in inputs}
    for node, its in inputs.items():
        for name in its:
            users[name].append(node)
    open_inputs = {node: len(its) for node, its in inputs.items()}
    ready = [node for node, count in open_inputs.items() if count == 0]
    order = []
    while ready:
        node = ready.pop(0)
        order.append(node)
        for user in users[node]:
            open_inputs[user] -= 1
            if open_inputs[user] == 0:
                ready.append(user)
    return order


@topological_order.equivalent
def counts_open_users(graph, root):
    def inputs_of(node):
        return [] if graph[node][0] == "leaf" else list(graph[node][1:])

    count, waiting = {root: 0}, [root]
    while waiting:
        for name in inputs_of(waiting.pop()):
            if name not in count:
                count[name] = 0
                waiting.append(name)
            count[name] += 1
    order, ready = [], [root]
    while ready:
        node = ready.pop()
        order.append(node)
        for name in inputs_of(node):
            count[name] -= 1
            if count[name] == 0:
                ready.append(name)
    return list(reversed(order))


@topological_order.equivalent
def stack_of_iterators(graph, root):
    inputs = {name: () if entry[0] == "leaf" else entry[1:] for name, entry in graph.items()}
    order, seen, stack = [], {root}, [(root, iter(inputs[root]))]
    while stack:
        node, rest = stack[-1]
        for name in rest:
            if name not in seen:
                seen.add(name)
                stack.append((name, iter(inputs[name])))
                break
        else:
            order.append(node)
            stack.pop()
    return order


@topological_order.equivalent
def by_depth(graph, root):
    depth, stack = {}, [root]
    while stack:
        node = stack[-1]
        inputs = [] if graph[node][0] == "leaf" else graph[node][1:]
        unknown = [name for name in inputs if name not in depth]
        if unknown:
            stack += unknown
        else:
            depth[node] = 1 + max((depth[name] for name in inputs), default=-1)
            stack.pop()
    return sorted(depth, key=lambda name: depth[name])


@topological_order.equivalent
def dict_as_ordered_set(graph, root):
    done, stack = {}, [root]
    while stack:
        node = stack.pop()
        if node in done:
            continue
        todo = [name for name in graph[node][1:] if name not in done] if graph[node][0] != "leaf" else []
        if todo:
            stack += [node, *todo]
        else:
            done[node] = True
    return list(done)


@topological_order.equivalent
def a_tuple(graph, root):
    order, entered, stack = (), set(), [root]
    left = []
    while stack:
        node = stack.pop()
        if node is None:
            left.append(stack.pop())
        elif node not in entered:
            entered.add(node)
            stack += [node, None]
            if graph[node][0] != "leaf":
                stack.extend(name for name in graph[node][:0:-1] if name not in entered)
    order += tuple(left)
    return order


@topological_order.equivalent
def from_the_leaves_up(graph, root):
    needed, waiting = set(), [root]
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed.add(node)
            if graph[node][0] != "leaf":
                waiting.extend(graph[node][1:])
    users = {}
    for node in graph:
        if node in needed and graph[node][0] != "leaf":
            for name in graph[node][1:]:
                users.setdefault(name, []).append(node)
    order = [node for node in graph if node in needed and graph[node][0] == "leaf"]
    done = set(order)
    for node in order:
        for user in users.get(node, ()):
            if user not in done and all(name in done for name in graph[user][1:]):
                done.add(user)
                order.append(user)
    return order
