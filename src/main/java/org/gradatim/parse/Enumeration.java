package org.gradatim.parse;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The keyword {@code enum} of JSON Schema. The validator's own prints each value by a JSON mapper of its own, which doubles the
 * time from start to the first validated spec; this one only compares.
 */
final class Enumeration extends AbstractKeyword {
    static final String NAME = "enum";

    Enumeration() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode values, Schema parent, SchemaContext context) {
        Set<JsonNode> allowed = new HashSet<>(values.values());
        return new BaseKeywordValidator(this, values, location, parent, context) {
            @Override
            public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath instance) {
                if (allowed.contains(node)) return;
                execution.addError(error().instanceNode(node).instanceLocation(instance).evaluationPath(execution.getEvaluationPath())
                        .messageKey(NAME).locale(execution.getExecutionConfig().getLocale()).build());
            }
        };
    }
}
