-- How much memory of which kind and bandwidth does each chip have, and for how long does reading all of it keep it busy?
SELECT name AS chip, vendor, launched, memory_gb, memory_type, memory_bandwidth_gb_s,
    round(1000 * memory_gb / memory_bandwidth_gb_s, 1) AS milliseconds_to_read_all,
    round(1000 * fp16_bf16_tflops / memory_bandwidth_gb_s) AS fp16_operations_per_byte, source
FROM chip
WHERE memory_gb IS NOT NULL
ORDER BY memory_gb DESC, memory_bandwidth_gb_s DESC NULLS LAST, chip, chip_id;
