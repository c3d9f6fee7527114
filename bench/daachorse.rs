// Peer of bench/gazetteer.lua: the crate daachorse. Prints what ahocorasick.rs prints.
//
//   daachorse NAMES TEXT
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, Match, MatchKind};
mod found;

fn built(names: &[Vec<u8>], kind: MatchKind) -> (DoubleArrayAhoCorasick<u32>, f64) {
    let start = found::now();
    let automaton = DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(names).unwrap();
    (automaton, found::now() - start)
}

fn main() {
    let (names, text) = found::input();
    let lower = text.to_ascii_lowercase();
    let place = |m: Match<u32>| (m.start(), m.end());
    let (longest, build) = built(&names, MatchKind::LeftmostLongest);
    found::report(build, longest.heap_bytes(), || longest.leftmost_find_iter(&lower).map(place));
    let (all, build) = built(&names, MatchKind::Standard);
    found::report(build, all.heap_bytes(), || all.find_overlapping_iter(&lower).map(place));
    found::report(build, all.heap_bytes(), || {
        let lower = text.to_ascii_lowercase();
        found::whole_words(&lower, all.find_overlapping_iter(&lower).map(place))
    });
}
