// The peers of bench/segment.lua in Rust: the crates unicode-segmentation and bstr.
// Reads a file of well-formed UTF-8 and writes a line for each peer and algorithm, as
// bench/peers.c does: peer, algorithm, seconds, segments, checksum of their ends. The
// ends are stored, one after the other, in room that is there.
//
//   segment TEXT
use bstr::ByteSlice;
use unicode_segmentation::UnicodeSegmentation;

extern "C" {
    fn clock() -> std::os::raw::c_long; // of the C library: millionths of a second
}

fn now() -> f64 {
    unsafe { clock() as f64 / 1e6 }
}

fn report<I: Iterator<Item = usize>>(peer: &str, algorithm: &str, ends: &mut [u32], find: I) {
    let start = now();
    let mut n = 0;
    for end in find {
        ends[n] = end as u32;
        n += 1;
    }
    let seconds = now() - start;
    let sum = ends[..n].iter().fold(0u32, |h, &end| h.wrapping_mul(31).wrapping_add(end));
    println!("{}\t{}\t{}\t{}\t{}", peer, algorithm, seconds, n, sum);
}

fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut ends = vec![1u32; text.len() + 1];
    let (peer, past) = ("unicode-segmentation", |(at, s): (usize, &str)| at + s.len());
    report(peer, "words", &mut ends, text.split_word_bound_indices().map(past));
    report(peer, "graphemes", &mut ends, text.grapheme_indices(true).map(past));
    report(peer, "sentences", &mut ends, text.split_sentence_bound_indices().map(past));
    let (bytes, second) = (text.as_bytes(), |(_, end, _): (usize, usize, &str)| end);
    report("bstr", "words", &mut ends, bytes.words_with_break_indices().map(second));
    report("bstr", "graphemes", &mut ends, bytes.grapheme_indices().map(second));
    report("bstr", "sentences", &mut ends, bytes.sentence_indices().map(second));
}
