package org.gradatim.parse.answer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Which brackets belong together and how deep each mark stands. A bracket too many is passed over. */
final class Brackets {
    private final int[] partner;
    private final int[] depth;
    /** Groups that are open. */
    private int groups;

    Brackets(List<Mark> marks) {
        partner = new int[marks.size()];
        depth = new int[marks.size()];
        Arrays.fill(partner, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < marks.size(); i++) {
            switch (marks.get(i).kind()) {
                case OPEN, INDEX, GROUP, BEGIN -> {
                    depth[i] = open.size();
                    open.push(i);
                    if (isGroup(marks.get(i))) groups++;
                }
                case CLOSE, UNGROUP, FINISH -> {
                    close(marks, open, i);
                    depth[i] = open.size();
                }
                default -> depth[i] = open.size();
            }
        }
    }

    /** A round bracket that is never closed ends with the group around it. */
    private void close(List<Mark> marks, Deque<Integer> open, int i) {
        boolean group = !marks.get(i).is(Mark.Kind.CLOSE);
        if (group && groups == 0) return;
        while (group && !isGroup(marks.get(open.peek()))) open.pop();
        if (open.isEmpty() || group != isGroup(marks.get(open.peek()))) return;
        if (group) groups--;
        partner[i] = open.pop();
        partner[partner[i]] = i;
    }

    private static boolean isGroup(Mark mark) {
        return mark.is(Mark.Kind.GROUP) || mark.is(Mark.Kind.BEGIN);
    }

    /** The bracket that this one belongs to; -1 where there is none. */
    int partner(int mark) {
        return partner[mark];
    }

    /** Brackets around this mark. */
    int depth(int mark) {
        return depth[mark];
    }
}
