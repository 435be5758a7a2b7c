package org.gradatim.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExprMapTest {
    private static final int ENTRIES = 1000;

    @Test
    void everyExpressionHasItsOwnValue() {
        ExprMap<Integer> map = new ExprMap<>();
        for (int i = 0; i < ENTRIES; i++) map.put(Var.of("v" + i), i);
        for (int i = 0; i < ENTRIES; i++) assertThat(map.get(Var.of("v" + i))).isEqualTo(i);
        assertThat(map.get(Var.of("another"))).isNull();
        assertThat(map.contains(Var.of("another"))).isFalse();
    }

    @Test
    void theFirstValueStaysUnlessItIsReplaced() {
        ExprMap<String> map = new ExprMap<>();
        assertThat(map.putIfAbsent(Const.ONE, "first")).isTrue();
        assertThat(map.putIfAbsent(Const.ONE, "second")).isFalse();
        assertThat(map.get(Const.ONE)).isEqualTo("first");
        map.put(Const.ONE, "third");
        assertThat(map.get(Const.ONE)).isEqualTo("third");
    }

    @Test
    void aClearedMapIsEmpty() {
        ExprMap<String> map = new ExprMap<>();
        map.put(Const.ONE, "one");
        map.clear();
        assertThat(map.contains(Const.ONE)).isFalse();
    }
}
