package org.gradatim.embed;

import java.util.List;
import org.gradatim.Gradatim;
import org.gradatim.document.Block;
import org.gradatim.explain.Options;

/** What a request asks for, as blocks. */
final class Parts {
    private Parts() {}

    static List<Block> blocks(Gradatim model, Requests.Request request) {
        Options options = new Options(request.detail(), List.of(), Options.DEFAULT.language());
        return Captions.over(model.show(request.show(), options), request.caption());
    }
}
