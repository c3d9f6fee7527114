// Peer of bench/gazetteer.lua: the crate aho-corasick. Prints a line (see found.rs) for the
// leftmost-longest matches in a copy of the text in small letters, for all of them, and for those
// that are whole words, the copying timed.
//
//   ahocorasick NAMES TEXT
use aho_corasick::{AhoCorasickBuilder, Match, MatchKind};
mod found;

fn main() {
    let (names, text) = found::input();
    let lower = text.to_ascii_lowercase();
    let place = |m: Match| (m.start(), m.end());
    for kind in [MatchKind::LeftmostLongest, MatchKind::Standard] {
        let start = found::now();
        let ac = AhoCorasickBuilder::new().match_kind(kind).build_with_size::<u32, _, _>(&names);
        let ac = ac.unwrap();
        let (build, bytes) = (found::now() - start, ac.heap_bytes());
        if kind == MatchKind::LeftmostLongest {
            found::report(build, bytes, || ac.find_iter(&lower).map(place));
        } else {
            found::report(build, bytes, || ac.find_overlapping_iter(&lower).map(place));
            found::report(build, bytes, || {
                let lower = text.to_ascii_lowercase();
                found::whole_words(&lower, ac.find_overlapping_iter(&lower).map(place))
            });
        }
    }
}
