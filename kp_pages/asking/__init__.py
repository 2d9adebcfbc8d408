"""What a patient fills in to be called, and how we tell a patient's form from a machine's.

Knows no table: what is asked for is stored by ``models/requests.py``.
"""
