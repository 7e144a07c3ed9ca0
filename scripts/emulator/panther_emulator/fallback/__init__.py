"""What moto does not have: reads are answered as AWS answers an account that has nothing of the kind.

Such an answer is no evidence of anything, so that the emulator tells which operations got one: see `Fallback`.
"""
